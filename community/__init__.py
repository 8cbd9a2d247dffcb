"""The wing of the community: small apps, of which `companies` is the ground."""
