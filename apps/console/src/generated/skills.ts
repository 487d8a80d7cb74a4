// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment } from './common.ts';

export const absenceFragment = /* @__PURE__ */ graphql(`
  fragment Absence on Absence @_unmask {
    from
    until
  }
`);
export type Absence = ResultOf<typeof absenceFragment>;
export const staffSkillsFragment = /* @__PURE__ */ graphql(`
  fragment StaffSkills on StaffSkills @_unmask {
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
      ...Absence
    }
    away
    mayChange
  }
`, [absenceFragment]);
export type StaffSkills = ResultOf<typeof staffSkillsFragment>;
export const staffSkillsDocument = /* @__PURE__ */ graphql(`
  query StaffSkills {
    staffSkills {
      ...StaffSkills
    }
  }
`, [staffSkillsFragment]);
export const changeSkillsDocument = /* @__PURE__ */ graphql(`
  mutation ChangeSkills($key: String!, $kinds: [OrderKind!]!, $provinces: [String!]!, $staffId: ID!) {
    done: changeSkills(key: $key, kinds: $kinds, provinces: $provinces, staffId: $staffId) {
      __typename
      ...StaffSkills
      ...ActionRefused
    }
  }
`, [staffSkillsFragment, actionRefusedFragment]);
export const changeAvailabilityDocument = /* @__PURE__ */ graphql(`
  mutation ChangeAvailability($key: String!, $absences: [AbsenceInput!]!, $cap: Int, $staffId: ID!) {
    done: changeAvailability(key: $key, absences: $absences, cap: $cap, staffId: $staffId) {
      __typename
      ...StaffSkills
      ...ActionRefused
    }
  }
`, [staffSkillsFragment, actionRefusedFragment]);
