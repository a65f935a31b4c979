"""Flow: a case that starts an SOP comes to an end, and every answer has its way on."""
