import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';
import { material } from '../../order/part-fragments.ts';
import { page } from './documents.ts';

const spotCheckFragment = graphql(`
  fragment LookParts on SecondLook @_unmask {
    id
    orderId
    orderNumber
    kindLabel
    provinceName
    stageLabel
    round
    decidedAt
    dueAt
    pushed
    state
    stateLabel
    itemCount
    outcome
    outcomeLabel
    otherwise
    endedAt
    lookerName
    decidedByName
    eventLabel
    mine
    heldUntil
    mayTake
    whyNot
    canBeHeld
  }
`);

export const spotChecksDocument = graphql(
  `
    query SecondLooks(
      $list: SecondLookList!
      $state: SecondLookState
      $outcome: SecondLookOutcome
      $filter: QualityFilter
      $after: String
    ) {
      list: secondLooks(list: $list, state: $state, outcome: $outcome, filter: $filter, first: 50, after: $after) {
        totalCount
        totalIsCapped
        pageInfo {
          ...PageParts
        }
        edges {
          node {
            ...LookParts
          }
        }
      }
    }
  `,
  [page, spotCheckFragment],
);
export type SpotCheck = ResultOf<typeof spotChecksDocument>['list']['edges'][number]['node'];

const said = graphql(`
  fragment SaidParts on SecondLookVerdict @_unmask {
    verdict
    staffName
    reasons {
      code
      label
      advice
    }
  }
`);

const opened = graphql(
  `
  fragment OpenedLookParts on OpenedSecondLook @_unmask {
    id
    orderId
    orderNumber
    kindLabel
    provinceName
    stageLabel
    round
    decidedAt
    dueAt
    pushed
    state
    stateLabel
    itemCount
    outcome
    outcomeLabel
    otherwise
    endedAt
    lookerName
    decidedByName
    eventLabel
    mine
    heldUntil
    mayTake
    whyNot
    canBeHeld
    items {
      key
      label
      group
      personal
      masked
      registered
      then
      hash
      valueLabels {
        value
        label
      }
      findings {
        ruleId
        outcome
        message
        suggestion
      }
      material {
        ...MaterialParts
      }
      first {
        ...SaidParts
      }
      second {
        ...SaidParts
      }
    }
    pictures {
      ...MaterialParts
    }
  }
`,
  [material, said],
);

export const spotCheckDocument = graphql(
  `
    query SecondLook($id: ID!) {
      secondLook(id: $id) {
        ...OpenedLookParts
      }
    }
  `,
  [opened],
);
export type OpenedSpotCheck = NonNullable<ResultOf<typeof spotCheckDocument>['secondLook']>;
export type SpotCheckItem = OpenedSpotCheck['items'][number];

export const takeSpotCheckDocument = graphql(
  `
    mutation TakeSecondLook($id: ID!, $key: String!) {
      takeSecondLook(id: $id, key: $key) {
        __typename
        ...OpenedLookParts
        ...RefusedParts
      }
    }
  `,
  [opened, refused],
);

export const submitSpotCheckDocument = graphql(
  `
    mutation GiveSecondLook($id: ID!, $verdicts: [SecondVerdictInput!]!, $key: String!) {
      giveSecondLook(id: $id, verdicts: $verdicts, key: $key) {
        __typename
        ...OpenedLookParts
        ...RefusedParts
      }
    }
  `,
  [opened, refused],
);

const rules = graphql(`
  fragment RulesParts on SecondLookRules @_unmask {
    patienceDays
    changedAt
    changedBy
    mayChange
    classes {
      belowDays
      approvals
      returns
      grouped
    }
  }
`);

export const spotCheckRulesDocument = graphql(
  `
    query SecondLookRules {
      secondLookRules {
        ...RulesParts
      }
    }
  `,
  [rules],
);
export type SpotCheckRules = ResultOf<typeof spotCheckRulesDocument>['secondLookRules'];

export const changeSpotCheckRulesDocument = graphql(
  `
    mutation ChangeSecondLookRules(
      $classes: [TenureClassInput!]!
      $patienceDays: Int!
      $seen: String
      $key: String!
    ) {
      changeSecondLookRules(classes: $classes, patienceDays: $patienceDays, seen: $seen, key: $key) {
        __typename
        ...RulesParts
        ...RefusedParts
      }
    }
  `,
  [rules, refused],
);
