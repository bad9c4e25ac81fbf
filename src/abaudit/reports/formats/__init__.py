"""One module or package for each output that ``-o`` can name; each only shows a result, none touches the disk.

``terminal``  for the owner at the screen     ``html_page``  one web page in one file, for the data-protection officer
``pdf``  the report that is signed and filed
``csv_lists`` ``xlsx`` ``markdown``  work lists for people who act on them, made of ``tables``
``sarif`` ``gitlab`` ``github`` ``junit``  for pipelines, with pseudonyms only, made of ``pipeline``
"""
