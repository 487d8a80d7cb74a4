// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, pageInfoFragment } from './common.ts';

export const rulePreviewCountFragment = /* @__PURE__ */ graphql(`
  fragment RulePreviewCount on RulePreviewCount @_unmask {
    part
    partLabel
    outcome
    outcomeLabel
    orders
  }
`);
export type RulePreviewCount = ResultOf<typeof rulePreviewCountFragment>;
export const rulePreviewPartnerFragment = /* @__PURE__ */ graphql(`
  fragment RulePreviewPartner on RulePreviewPartner @_unmask {
    part
    partLabel
    partnerId
    partnerName
    orders
  }
`);
export type RulePreviewPartner = ResultOf<typeof rulePreviewPartnerFragment>;
export const rulePreviewFragment = /* @__PURE__ */ graphql(`
  fragment RulePreview on RulePreview @_unmask {
    id
    draftId
    edition
    version
    state
    stateLabel
    day
    askedAt
    endedAt
    judged
    total
    refusalsChanged
    counts {
      ...RulePreviewCount
    }
    partners {
      ...RulePreviewPartner
    }
  }
`, [rulePreviewCountFragment, rulePreviewPartnerFragment]);
export type RulePreview = ResultOf<typeof rulePreviewFragment>;
export const rulePreviewItemFragment = /* @__PURE__ */ graphql(`
  fragment RulePreviewItem on RulePreviewItem @_unmask {
    id
    partLabel
    orderId
    orderNumber
    stateLabel
    partnerName
    provinceName
    decisionLabel
    effects
  }
`);
export type RulePreviewItem = ResultOf<typeof rulePreviewItemFragment>;
export const rulePreviewDocument = /* @__PURE__ */ graphql(`
  query RulePreview($draftId: ID!) {
    rulePreview(draftId: $draftId) {
      ...RulePreview
    }
  }
`, [rulePreviewFragment]);
export const rulePreviewOrdersDocument = /* @__PURE__ */ graphql(`
  query RulePreviewOrders($before: String, $last: Int, $after: String, $first: Int, $filter: RulePreviewFilter, $previewId: ID!) {
    rulePreviewOrders(before: $before, last: $last, after: $after, first: $first, filter: $filter, previewId: $previewId) {
      edges {
        node {
          ...RulePreviewItem
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [rulePreviewItemFragment, pageInfoFragment]);
export const editionPreviewDocument = /* @__PURE__ */ graphql(`
  query EditionPreview($edition: String!) {
    editionPreview(edition: $edition) {
      ...RulePreview
    }
  }
`, [rulePreviewFragment]);
export const previewRuleDraftDocument = /* @__PURE__ */ graphql(`
  mutation PreviewRuleDraft($version: Int!, $draftId: ID!) {
    done: previewRuleDraft(version: $version, draftId: $draftId) {
      __typename
      ...RulePreview
      ...ActionRefused
    }
  }
`, [rulePreviewFragment, actionRefusedFragment]);
export const previewEditionDocument = /* @__PURE__ */ graphql(`
  mutation PreviewEdition($edition: String!) {
    done: previewEdition(edition: $edition) {
      __typename
      ...RulePreview
      ...ActionRefused
    }
  }
`, [rulePreviewFragment, actionRefusedFragment]);
