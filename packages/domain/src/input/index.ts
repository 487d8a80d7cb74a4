/** Inputs of the API as their zod schemas declare them. */
export { graphqlTypeOf, type InputMember, type InputObject, inputMembers, inputObject } from './input-members.ts';
