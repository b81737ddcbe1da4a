"""Why the system refuses to read or write a file, in Chinese whatever language it speaks."""

from __future__ import annotations

import errno

RULE = "文件"
REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这个名称已是一个文件夹",
    errno.ENOTDIR: "路径中间有一处是文件，不是文件夹",
    errno.EEXIST: "这个名称已是一个文件",
    errno.ENAMETOOLONG: "名称太长",
    errno.ELOOP: "链接绕成了圈",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EROFS: "这里只能读，不能写",
    errno.EIO: "磁盘出错",
    errno.EMFILE: "打开的文件太多",
}


def reason(error: OSError) -> str:
    """Return in Chinese, whatever the system speaks, why it refuses."""
    return REASONS.get(error.errno or 0) or error.strerror or str(error)
