"""Questions of vendors during the call, and what all vendors are answered."""
