"""From results to what to do about them: which questions, which documents, which learner."""
