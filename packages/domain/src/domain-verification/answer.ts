/**
 * The holder of a domain, or a person or unit compared with it. `certificateType` is a code of the bureau's table
 * (docs/spec/rules.md ).
 */
export interface Holder {
  readonly name: string;
  readonly certificateType: number;
  readonly certificateNumber: string;
}

/** A registry's data about one registered domain. Instants are ISO 8601 in UTC. */
export interface Registration {
  /** `approved`: by the ministry; `overseas`: its licence is not from mainland China. */
  readonly registrar: { readonly approved: boolean; readonly overseas: boolean };
  readonly registeredAt: string;
  readonly expiresAt: string;
  readonly realNameVerified: boolean;
  /** When the registrant's data was stored with the ministry; null: not yet. */
  readonly inStoreSince: string | null;
  /** The registrant is hidden from the public (WHOIS privacy). */
  readonly privacy: boolean;
  readonly registrant: Holder;
}

/** A registry's answer about one name. Personal: it is stored encrypted, and no finding contains a value of it. */
export interface RegistryAnswer {
  readonly tldApproved: boolean;
  /** null: the name is not registered. */
  readonly registration: Registration | null;
}

/** A person of the order who may be the registrant; some values may be missing in the record. */
export interface KnownPerson extends Partial<Holder> {
  /** Declared as the unit's legal representative; absent: not known. */
  readonly legalRepresentative?: boolean;
}

/** The query about one domain: the name and its possible holders. */
export interface DomainQuery {
  /** Canonical. */
  readonly domain: string;
  readonly now: string;
  readonly subject: Partial<Holder> & { readonly isPerson: boolean };
  readonly subjectPrincipal: KnownPerson;
  /** As proposed by the order. */
  readonly websitePrincipal: KnownPerson;
  /** 投资人或主管单位: often a unit's legal representative, known by name only. */
  readonly investor?: string;
}
