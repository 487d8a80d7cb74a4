/** The persons of a filing or an order: the person that files, and the two principals. */
export const personParts = ['subject', 'subjectPrincipal', 'websitePrincipal'] as const;
export type PersonPart = (typeof personParts)[number];
