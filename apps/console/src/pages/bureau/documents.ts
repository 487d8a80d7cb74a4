import { bureauFragment } from '../../generated/bureau.ts';
import { graphql } from '../../graphql.ts';

export const bureausDocument = graphql(
  `
    query Bureaus {
      bureaus {
        ...Bureau
      }
      newBureauActions {
        event
        label
      }
      viewer {
        now
      }
    }
  `,
  [bureauFragment],
);
