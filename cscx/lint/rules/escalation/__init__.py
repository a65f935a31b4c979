"""Rules about escalation matrices, the roles they call and the calendar they go by."""
