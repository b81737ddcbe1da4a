"""A unit's file laid out in one way or rolled on to the next year; what the officer wrote, comments too, is kept."""
