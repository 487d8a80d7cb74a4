import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';

const skills = graphql(`
  fragment SkillsParts on StaffSkills @_unmask {
    id
    name
    login
    roles
    provinces
    kinds
    reviews
    cap
    assigned
    toMove
    absences {
      from
      until
    }
    away
    mayChange
  }
`);

export const staffDocument = graphql(
  `
    query Staff {
      staffSkills {
        ...SkillsParts
      }
    }
  `,
  [skills],
);

export const changeSkillsDocument = graphql(
  `
    mutation ChangeSkills($staffId: ID!, $provinces: [String!]!, $kinds: [OrderKind!]!, $key: String!) {
      changeSkills(staffId: $staffId, provinces: $provinces, kinds: $kinds, key: $key) {
        __typename
        ...SkillsParts
        ...RefusedParts
      }
    }
  `,
  [skills, refused],
);

export const changeAvailabilityDocument = graphql(
  `
    mutation ChangeAvailability($staffId: ID!, $cap: Int, $absences: [AbsenceInput!]!, $key: String!) {
      changeAvailability(staffId: $staffId, cap: $cap, absences: $absences, key: $key) {
        __typename
        ...SkillsParts
        ...RefusedParts
      }
    }
  `,
  [skills, refused],
);

export type StaffSkills = ResultOf<typeof staffDocument>['staffSkills'][number];
