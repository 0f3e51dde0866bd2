"""What each command does, behind rawi.cli."""
