// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';

export const escapeCauseCountFragment = /* @__PURE__ */ graphql(`
  fragment EscapeCauseCount on EscapeCauseCount @_unmask {
    cause
    label
    escapes
  }
`);
export type EscapeCauseCount = ResultOf<typeof escapeCauseCountFragment>;
export const refusedOrderFragment = /* @__PURE__ */ graphql(`
  fragment RefusedOrder on RefusedOrder @_unmask {
    orderId
    orderNumber
    kind
    day
    code
  }
`);
export type RefusedOrder = ResultOf<typeof refusedOrderFragment>;
export const refusalsWithoutRuleFragment = /* @__PURE__ */ graphql(`
  fragment RefusalsWithoutRule on RefusalsWithoutRule @_unmask {
    province
    provinceName
    item
    itemLabel
    reason
    reasonLabel
    refusals
    kinds
    lastDay
    orders {
      ...RefusedOrder
    }
  }
`, [refusedOrderFragment]);
export type RefusalsWithoutRule = ResultOf<typeof refusalsWithoutRuleFragment>;
export const escapeWeekFragment = /* @__PURE__ */ graphql(`
  fragment EscapeWeek on EscapeWeek @_unmask {
    week
    escapes
    decisions
  }
`);
export type EscapeWeek = ResultOf<typeof escapeWeekFragment>;
export const escapeRateFragment = /* @__PURE__ */ graphql(`
  fragment EscapeRate on EscapeRate @_unmask {
    province
    provinceName
    rule
    ruleLabel
    escapes
    decisions
    share
    low
    high
    weeks {
      ...EscapeWeek
    }
  }
`, [escapeWeekFragment]);
export type EscapeRate = ResultOf<typeof escapeRateFragment>;
export const escapeFiguresFragment = /* @__PURE__ */ graphql(`
  fragment EscapeFigures on EscapeFigures @_unmask {
    weeks
    unjudged
    causes {
      ...EscapeCauseCount
    }
    withoutRule {
      ...RefusalsWithoutRule
    }
    rates {
      ...EscapeRate
    }
  }
`, [escapeCauseCountFragment, refusalsWithoutRuleFragment, escapeRateFragment]);
export type EscapeFigures = ResultOf<typeof escapeFiguresFragment>;
export const escapeFiguresDocument = /* @__PURE__ */ graphql(`
  query EscapeFigures($weeks: Int!) {
    escapeFigures(weeks: $weeks) {
      ...EscapeFigures
    }
  }
`, [escapeFiguresFragment]);
