"""What happens after the build: links between pages, the security policy, generated files, and the preview."""
