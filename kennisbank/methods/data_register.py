"""Routes are knowledge: who does a step stands there as a role, and what a company did is kept elsewhere."""

from privacy.register import register

for model in ("MethodIndexPage", "MethodPage"):
    register.add_free(f"methods.{model}", "*")
