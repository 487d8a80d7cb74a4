import { graphql, type ResultOf } from '../../graphql.ts';

const stated = graphql(`
  fragment StatedRuleParts on StatedRule @_unmask {
    topic
    key
    text
    from
    until
    sources {
      key
      title
      publisher
      date
    }
  }
`);

/** All rules of a province on a day, and what changed with each edition. */
export const rulebookDocument = graphql(
  `
    query Rulebook($code: String!, $edition: String) {
      rulebook(code: $code, edition: $edition) {
        code
        label
        bureau
        edition
        since
        until
        kinds {
          kind
          label
        }
        rules {
          topic
          key
          text
          from
          until
          subjects
          kinds
          effects
          sources {
            key
            title
            publisher
            date
          }
        }
        changes {
          day
          edition
          began {
            ...StatedRuleParts
          }
          ended {
            ...StatedRuleParts
          }
        }
      }
    }
  `,
  [stated],
);

export type Rulebook = NonNullable<ResultOf<typeof rulebookDocument>['rulebook']>;
export type Rule = Rulebook['rules'][number];
export type StatedRule = Rulebook['changes'][number]['began'][number];

/** The cities of a province, or the counties of a city. */
export const regionsDocument = graphql(`
  query Regions($parent: String!) {
    regions(parent: $parent) {
      code
      name
    }
  }
`);
