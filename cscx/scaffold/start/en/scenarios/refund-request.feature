# language: en
# What must come out of the policies, in our own words. `cscx test` runs it.
# Sentences you can use: cscx test --steps
Feature: Refund request

  Scenario: In time and unused, we refund
    Given days-since is 7 days
    And usage is unused
    And amount is 100 dollars
    When refund-request is followed
    Then action is refund
    And refund-accepted is said
    And it is handed to accounting
    And it ends as resolved

  Scenario: A customer who wants to discuss a refusal is passed on
    Given days-since is 8 days
    And usage is unused
    And amount is 50 dollars
    And explain is yes
    When refund-request is followed
    Then refund-refused is said
    And it is escalated to cs-escalation

  Scenario Outline: Beyond the limit the team lead approves
    Given days-since is 1 day
    And usage is unused
    And amount is <amount>
    When refund-eligibility decides
    Then approval is <approval>

    Examples:
      | amount         | approval  |
      | 100 dollars    | agent     |
      | 100.01 dollars | team-lead |
