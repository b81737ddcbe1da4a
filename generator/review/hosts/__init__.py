"""The hosts of pull requests as data: what their CI machines and their APIs call the same things.

In a template, `{NAME}` is a variable of the CI machine and `{pull_request.number}` a field of the event it is told of.
Of several templates the first counts whose names are all known.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

TOKEN = "BUDGETDOCS_TOKEN"  # noqa: S105 (the name of a variable)


class Host(NamedTuple):
    """What one host calls things. Paths are from the root of its API on.

    `sign` is set on its machines. `safe` may stand in the path as part of a repository's name. `author` is what the
    author of our comments must be: given where the host would let us change the comments of others too. `annotations`
    is the form in which findings are printed for it, `quality` the file in which it looks for them.
    """

    name: str
    sign: str
    api: tuple[str, ...]
    repository: tuple[str, ...]
    number: tuple[str, ...]
    base: tuple[str, ...]
    run: tuple[str, ...]
    headers: Mapping[str, str]
    comments: str
    comment: str
    update: str
    permission: str
    safe: str = "/"
    author: Mapping[str, str] = {}
    annotations: str = "text"
    quality: str = ""


HOSTS = {
    "github": Host(
        name="GitHub",
        sign="GITHUB_ACTIONS",
        api=("{GITHUB_API_URL}", "https://api.github.com"),
        repository=("{GITHUB_REPOSITORY}",),
        number=("{pull_request.number}",),
        # The branch, not the commit of the event: what is checked out may have been merged with a later one.
        base=("origin/{GITHUB_BASE_REF}",),
        run=("{workflow_run.html_url}", "{GITHUB_SERVER_URL}/{GITHUB_REPOSITORY}/actions/runs/{GITHUB_RUN_ID}"),
        headers={"Authorization": "Bearer {token}", "Accept": "application/vnd.github+json"},
        comments="/repos/{repository}/issues/{number}/comments",
        comment="/repos/{repository}/issues/comments/{id}",
        update="PATCH",
        permission="工作流里写 permissions: pull-requests: write，用 Actions 自己的令牌。",
        author={"type": "Bot"},
        annotations="github",
    ),
    "gitlab": Host(
        name="GitLab",
        sign="GITLAB_CI",
        api=("{CI_API_V4_URL}", "https://gitlab.com/api/v4"),
        # Not CI_PROJECT_ID: in a pipeline of a fork that is the fork.
        repository=("{CI_MERGE_REQUEST_PROJECT_ID}",),
        number=("{CI_MERGE_REQUEST_IID}",),
        # The first is known only where the merged result is checked out.
        base=("{CI_MERGE_REQUEST_TARGET_BRANCH_SHA}", "{CI_MERGE_REQUEST_DIFF_BASE_SHA}"),
        run=("{CI_JOB_URL}",),
        headers={"PRIVATE-TOKEN": "{token}"},
        comments="/projects/{repository}/merge_requests/{number}/notes?sort=asc&order_by=created_at",
        comment="/projects/{repository}/merge_requests/{number}/notes/{id}",
        update="PUT",
        permission="项目访问令牌的范围要有 api，角色要 Reporter 或更高。",
        safe="",
        quality="gl-code-quality-report.json",
    ),
    "gitee": Host(
        name="Gitee",
        sign="GITEE_PULL_ID",
        api=("https://gitee.com/api/v5",),
        # Its machines know the name of the repository without its owner.
        repository=(),
        number=("{GITEE_PULL_ID}",),
        base=("{GITEE_COMMIT}",),
        run=(),
        headers={"Authorization": "Bearer {token}"},
        comments="/repos/{repository}/pulls/{number}/comments?order=asc",
        comment="/repos/{repository}/pulls/comments/{id}",
        update="PATCH",
        permission="私人令牌要勾选 pull_requests 和 notes，它的主人要能看到这个仓库。",
    ),
}
