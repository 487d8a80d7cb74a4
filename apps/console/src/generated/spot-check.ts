// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, findingFragment, itemReasonFragment, materialFragment, pageInfoFragment, valueLabelFragment } from './common.ts';

export const secondLookFragment = /* @__PURE__ */ graphql(`
  fragment SecondLook on SecondLook @_unmask {
    id
    orderId
    orderNumber
    kindLabel
    provinceName
    stageLabel
    round
    decidedAt
    decidedByName
    eventLabel
    dueAt
    pushed
    state
    stateLabel
    itemCount
    outcome
    outcomeLabel
    otherwise
    lookerName
    endedAt
    mine
    heldUntil
    mayTake
    whyNot
    canBeHeld
  }
`);
export type SecondLook = ResultOf<typeof secondLookFragment>;
export const secondLookVerdictFragment = /* @__PURE__ */ graphql(`
  fragment SecondLookVerdict on SecondLookVerdict @_unmask {
    verdict
    staffName
    reasons {
      ...ItemReason
    }
  }
`, [itemReasonFragment]);
export type SecondLookVerdict = ResultOf<typeof secondLookVerdictFragment>;
export const secondLookItemFragment = /* @__PURE__ */ graphql(`
  fragment SecondLookItem on SecondLookItem @_unmask {
    key
    label
    group
    personal
    masked
    registered
    then
    valueLabels {
      ...ValueLabel
    }
    hash
    findings {
      ...Finding
    }
    material {
      ...Material
    }
    first {
      ...SecondLookVerdict
    }
    second {
      ...SecondLookVerdict
    }
  }
`, [valueLabelFragment, findingFragment, materialFragment, secondLookVerdictFragment]);
export type SecondLookItem = ResultOf<typeof secondLookItemFragment>;
export const openedSecondLookFragment = /* @__PURE__ */ graphql(`
  fragment OpenedSecondLook on OpenedSecondLook @_unmask {
    id
    orderId
    orderNumber
    kindLabel
    provinceName
    stageLabel
    round
    decidedAt
    decidedByName
    eventLabel
    dueAt
    pushed
    state
    stateLabel
    itemCount
    outcome
    outcomeLabel
    otherwise
    lookerName
    endedAt
    mine
    heldUntil
    mayTake
    whyNot
    canBeHeld
    items {
      ...SecondLookItem
    }
    pictures {
      ...Material
    }
  }
`, [secondLookItemFragment, materialFragment]);
export type OpenedSecondLook = ResultOf<typeof openedSecondLookFragment>;
export const tenureClassFragment = /* @__PURE__ */ graphql(`
  fragment TenureClass on TenureClass @_unmask {
    belowDays
    approvals
    returns
    grouped
  }
`);
export type TenureClass = ResultOf<typeof tenureClassFragment>;
export const secondLookRulesFragment = /* @__PURE__ */ graphql(`
  fragment SecondLookRules on SecondLookRules @_unmask {
    classes {
      ...TenureClass
    }
    patienceDays
    changedAt
    changedBy
    mayChange
  }
`, [tenureClassFragment]);
export type SecondLookRules = ResultOf<typeof secondLookRulesFragment>;
export const secondLooksDocument = /* @__PURE__ */ graphql(`
  query SecondLooks($before: String, $last: Int, $after: String, $first: Int, $filter: QualityFilter, $outcome: SecondLookOutcome, $state: SecondLookState, $list: SecondLookList!) {
    secondLooks(before: $before, last: $last, after: $after, first: $first, filter: $filter, outcome: $outcome, state: $state, list: $list) {
      edges {
        node {
          ...SecondLook
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [secondLookFragment, pageInfoFragment]);
export const secondLookDocument = /* @__PURE__ */ graphql(`
  query SecondLook($id: ID!) {
    secondLook(id: $id) {
      ...OpenedSecondLook
    }
  }
`, [openedSecondLookFragment]);
export const secondLookRulesDocument = /* @__PURE__ */ graphql(`
  query SecondLookRules {
    secondLookRules {
      ...SecondLookRules
    }
  }
`, [secondLookRulesFragment]);
export const takeSecondLookDocument = /* @__PURE__ */ graphql(`
  mutation TakeSecondLook($key: String!, $id: ID!) {
    done: takeSecondLook(key: $key, id: $id) {
      __typename
      ...OpenedSecondLook
      ...ActionRefused
    }
  }
`, [openedSecondLookFragment, actionRefusedFragment]);
export const giveSecondLookDocument = /* @__PURE__ */ graphql(`
  mutation GiveSecondLook($key: String!, $verdicts: [SecondVerdictInput!]!, $id: ID!) {
    done: giveSecondLook(key: $key, verdicts: $verdicts, id: $id) {
      __typename
      ...OpenedSecondLook
      ...ActionRefused
    }
  }
`, [openedSecondLookFragment, actionRefusedFragment]);
export const changeSecondLookRulesDocument = /* @__PURE__ */ graphql(`
  mutation ChangeSecondLookRules($key: String!, $seen: String, $patienceDays: Int!, $classes: [TenureClassInput!]!) {
    done: changeSecondLookRules(key: $key, seen: $seen, patienceDays: $patienceDays, classes: $classes) {
      __typename
      ...SecondLookRules
      ...ActionRefused
    }
  }
`, [secondLookRulesFragment, actionRefusedFragment]);
