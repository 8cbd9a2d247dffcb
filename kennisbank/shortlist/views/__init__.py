"""The screens of shortlists: for everybody by the address, and the ones that members keep."""
