"""The single transferable vote, each rule under its own name: its arithmetic, its quota, its order of deeds, its word on ties."""
