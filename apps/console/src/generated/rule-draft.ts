// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, pageInfoFragment, ruleSourceFragment } from './common.ts';

export const ruleNoticeFragment = /* @__PURE__ */ graphql(`
  fragment RuleNotice on RuleNotice @_unmask {
    title
    date
    address
    text
    fileId
    fileHash
  }
`);
export type RuleNotice = ResultOf<typeof ruleNoticeFragment>;
export const ruleDraftFragment = /* @__PURE__ */ graphql(`
  fragment RuleDraft on RuleDraft @_unmask {
    id
    version
    state
    stateLabel
    title
    notice {
      ...RuleNotice
    }
    why
    changes
    changesCount
    provinces
    firstDay
    isShortNotice
    madeBy
    madeAt
    changedAt
    submittedAt
    decidedBy
    decidedAt
    sentBackWhy
    mayChange
    mayDecide
  }
`, [ruleNoticeFragment]);
export type RuleDraft = ResultOf<typeof ruleDraftFragment>;
export const conflictingRuleFragment = /* @__PURE__ */ graphql(`
  fragment ConflictingRule on ConflictingRule @_unmask {
    key
    text
    from
    until
    change
  }
`);
export type ConflictingRule = ResultOf<typeof conflictingRuleFragment>;
export const ruleConflictFragment = /* @__PURE__ */ graphql(`
  fragment RuleConflict on RuleConflict @_unmask {
    kind
    label
    change
    text
    provinces
    rules {
      ...ConflictingRule
    }
  }
`, [conflictingRuleFragment]);
export type RuleConflict = ResultOf<typeof ruleConflictFragment>;
export const openedRuleDraftFragment = /* @__PURE__ */ graphql(`
  fragment OpenedRuleDraft on OpenedRuleDraft @_unmask {
    draft {
      ...RuleDraft
    }
    conflicts {
      ...RuleConflict
    }
  }
`, [ruleDraftFragment, ruleConflictFragment]);
export type OpenedRuleDraft = ResultOf<typeof openedRuleDraftFragment>;
export const ownRuleFragment = /* @__PURE__ */ graphql(`
  fragment OwnRule on OwnRule @_unmask {
    id
    key
    state
    stateLabel
    text
    provinces
    rule
    from
    until
    draftId
    endedByDraftId
    sources {
      ...RuleSource
    }
  }
`, [ruleSourceFragment]);
export type OwnRule = ResultOf<typeof ownRuleFragment>;
export const ruleDraftsDocument = /* @__PURE__ */ graphql(`
  query RuleDrafts($before: String, $last: Int, $after: String, $first: Int, $state: RuleDraftState) {
    ruleDrafts(before: $before, last: $last, after: $after, first: $first, state: $state) {
      edges {
        node {
          ...RuleDraft
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [ruleDraftFragment, pageInfoFragment]);
export const ruleDraftDocument = /* @__PURE__ */ graphql(`
  query RuleDraft($id: ID!) {
    ruleDraft(id: $id) {
      ...OpenedRuleDraft
    }
  }
`, [openedRuleDraftFragment]);
export const ownRulesDocument = /* @__PURE__ */ graphql(`
  query OwnRules($before: String, $last: Int, $after: String, $first: Int, $province: String, $state: OwnRuleState) {
    ownRules(before: $before, last: $last, after: $after, first: $first, province: $province, state: $state) {
      edges {
        node {
          ...OwnRule
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [ownRuleFragment, pageInfoFragment]);
export const createRuleDraftDocument = /* @__PURE__ */ graphql(`
  mutation CreateRuleDraft($key: String!, $input: RuleDraftInput!) {
    done: createRuleDraft(key: $key, input: $input) {
      __typename
      ...OpenedRuleDraft
      ...ActionRefused
    }
  }
`, [openedRuleDraftFragment, actionRefusedFragment]);
export const saveRuleDraftDocument = /* @__PURE__ */ graphql(`
  mutation SaveRuleDraft($key: String!, $input: RuleDraftInput!, $version: Int!, $id: ID!) {
    done: saveRuleDraft(key: $key, input: $input, version: $version, id: $id) {
      __typename
      ...OpenedRuleDraft
      ...ActionRefused
    }
  }
`, [openedRuleDraftFragment, actionRefusedFragment]);
export const submitRuleDraftDocument = /* @__PURE__ */ graphql(`
  mutation SubmitRuleDraft($key: String!, $version: Int!, $id: ID!) {
    done: submitRuleDraft(key: $key, version: $version, id: $id) {
      __typename
      ...OpenedRuleDraft
      ...ActionRefused
    }
  }
`, [openedRuleDraftFragment, actionRefusedFragment]);
export const sendBackRuleDraftDocument = /* @__PURE__ */ graphql(`
  mutation SendBackRuleDraft($key: String!, $why: String!, $version: Int!, $id: ID!) {
    done: sendBackRuleDraft(key: $key, why: $why, version: $version, id: $id) {
      __typename
      ...OpenedRuleDraft
      ...ActionRefused
    }
  }
`, [openedRuleDraftFragment, actionRefusedFragment]);
export const withdrawRuleDraftDocument = /* @__PURE__ */ graphql(`
  mutation WithdrawRuleDraft($key: String!, $version: Int!, $id: ID!) {
    done: withdrawRuleDraft(key: $key, version: $version, id: $id) {
      __typename
      ...OpenedRuleDraft
      ...ActionRefused
    }
  }
`, [openedRuleDraftFragment, actionRefusedFragment]);
export const approveRuleDraftDocument = /* @__PURE__ */ graphql(`
  mutation ApproveRuleDraft($key: String!, $version: Int!, $id: ID!) {
    done: approveRuleDraft(key: $key, version: $version, id: $id) {
      __typename
      ...OpenedRuleDraft
      ...ActionRefused
    }
  }
`, [openedRuleDraftFragment, actionRefusedFragment]);
