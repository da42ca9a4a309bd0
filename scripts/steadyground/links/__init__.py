"""Whether every link, fragment and asset leads somewhere: in the built site, in the Markdown and on the web."""
