// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { partnerFragment } from './common.ts';

export const viewerFragment = /* @__PURE__ */ graphql(`
  fragment Viewer on Viewer @_unmask {
    kind
    name
    roles
    permissions
    partner {
      ...Partner
    }
    now
  }
`, [partnerFragment]);
export type Viewer = ResultOf<typeof viewerFragment>;
export const workdayFragment = /* @__PURE__ */ graphql(`
  fragment Workday on Workday @_unmask {
    now
    day
    working
    provisional
    opensAt
    closesAt
    nextOpensAt
  }
`);
export type Workday = ResultOf<typeof workdayFragment>;
export const viewerDocument = /* @__PURE__ */ graphql(`
  query Viewer {
    viewer {
      ...Viewer
    }
  }
`, [viewerFragment]);
export const workdayDocument = /* @__PURE__ */ graphql(`
  query Workday {
    workday {
      ...Workday
    }
  }
`, [workdayFragment]);
