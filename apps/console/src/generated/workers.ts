// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';

export const workersFragment = /* @__PURE__ */ graphql(`
  fragment Workers on Workers @_unmask {
    running
    seenSecondsAgo
  }
`);
export type Workers = ResultOf<typeof workersFragment>;
export const installationFaultFragment = /* @__PURE__ */ graphql(`
  fragment InstallationFault on InstallationFault @_unmask {
    fault
    message
  }
`);
export type InstallationFault = ResultOf<typeof installationFaultFragment>;
export const workersDocument = /* @__PURE__ */ graphql(`
  query Workers {
    workers {
      ...Workers
    }
  }
`, [workersFragment]);
export const installationFaultsDocument = /* @__PURE__ */ graphql(`
  query InstallationFaults {
    installationFaults {
      ...InstallationFault
    }
  }
`, [installationFaultFragment]);
