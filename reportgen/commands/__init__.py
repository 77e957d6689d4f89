"""The commands, a module for each family of them.

A module declares what its commands are asked and says what came of it; what a command needs to do its work is imported
where it is called, so that `reportgen --help` answers at once and no command pays for another's libraries.
"""
