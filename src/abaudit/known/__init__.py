"""What was known before: waivers, a baseline and an earlier result, laid over an `AuditResult`.

Each is a pure function from results to results.  None changes a verdict; waivers and the baseline change what the exit
status counts, and nothing is hidden by them.

``waivers``  decisions of the controller     ``baseline``  findings that were there when somebody began to look
``compare``  what changed since an earlier result
"""
