"""Two revisions of the units, or two files, compared for a reviewer who never opens YAML.

`trees` asks git what changed, `units` composes both sides, `facts` and `wordings` match what was authored, `blocks`
what is printed and `judging` what is found; the result is plain values (`changes`), from which `outline` makes a report
in every form.
"""
