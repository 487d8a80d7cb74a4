// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { pageInfoFragment } from './common.ts';

export const qualityFiguresFragment = /* @__PURE__ */ graphql(`
  fragment QualityFigures on QualityFigures @_unmask {
    dimension
    value
    label
    decided
    returned
    pushed
    rounds
    pushedFirst
    late
    escapes
    drawn
    looked
    lapsed
    caught
    missed
    strict
    passPass
    passReturn
    returnPass
    returnReturn
    items
    alike
    kappa
  }
`);
export type QualityFigures = ResultOf<typeof qualityFiguresFragment>;
export const handlingFiguresFragment = /* @__PURE__ */ graphql(`
  fragment HandlingFigures on HandlingFigures @_unmask {
    dimension
    value
    label
    duty
    dutyLabel
    decisions
    half
    most
  }
`);
export type HandlingFigures = ResultOf<typeof handlingFiguresFragment>;
export const papersHandlingFragment = /* @__PURE__ */ graphql(`
  fragment PapersHandling on PapersHandling @_unmask {
    kind
    kindLabel
    agree
    decisions
    half
    most
  }
`);
export type PapersHandling = ResultOf<typeof papersHandlingFragment>;
export const qualityFragment = /* @__PURE__ */ graphql(`
  fragment Quality on Quality @_unmask {
    days
    countedUntil
    handledUntil
    all
    figures {
      ...QualityFigures
    }
    handling {
      ...HandlingFigures
    }
    papersHandling {
      ...PapersHandling
    }
    open
  }
`, [qualityFiguresFragment, handlingFiguresFragment, papersHandlingFragment]);
export type Quality = ResultOf<typeof qualityFragment>;
export const lateFindingFragment = /* @__PURE__ */ graphql(`
  fragment LateFinding on LateFinding @_unmask {
    id
    orderId
    orderNumber
    item
    itemLabel
    reasons
    round
    staffName
    at
    passedRound
    passedByName
  }
`);
export type LateFinding = ResultOf<typeof lateFindingFragment>;
export const escapeFragment = /* @__PURE__ */ graphql(`
  fragment Escape on Escape @_unmask {
    id
    orderId
    orderNumber
    provinceName
    kindLabel
    at
    code
    itemLabel
    reason
    ruleLabel
    passedByName
  }
`);
export type Escape = ResultOf<typeof escapeFragment>;
export const orderRoundsFragment = /* @__PURE__ */ graphql(`
  fragment OrderRounds on OrderRounds @_unmask {
    id
    orderId
    orderNumber
    provinceName
    kindLabel
    rounds
    at
    approvedByName
  }
`);
export type OrderRounds = ResultOf<typeof orderRoundsFragment>;
export const qualityDocument = /* @__PURE__ */ graphql(`
  query Quality($days: Int!) {
    quality(days: $days) {
      ...Quality
    }
  }
`, [qualityFragment]);
export const lateFindingsDocument = /* @__PURE__ */ graphql(`
  query LateFindings($before: String, $last: Int, $after: String, $first: Int, $filter: QualityFilter) {
    lateFindings(before: $before, last: $last, after: $after, first: $first, filter: $filter) {
      edges {
        node {
          ...LateFinding
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [lateFindingFragment, pageInfoFragment]);
export const escapesDocument = /* @__PURE__ */ graphql(`
  query Escapes($before: String, $last: Int, $after: String, $first: Int, $filter: QualityFilter) {
    escapes(before: $before, last: $last, after: $after, first: $first, filter: $filter) {
      edges {
        node {
          ...Escape
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [escapeFragment, pageInfoFragment]);
export const orderRoundsDocument = /* @__PURE__ */ graphql(`
  query OrderRounds($before: String, $last: Int, $after: String, $first: Int, $filter: QualityFilter) {
    orderRounds(before: $before, last: $last, after: $after, first: $first, filter: $filter) {
      edges {
        node {
          ...OrderRounds
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [orderRoundsFragment, pageInfoFragment]);
