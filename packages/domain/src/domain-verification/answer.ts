/** Who a domain belongs to, or somebody it is compared with. `certificateType` is a code of the bureau's table (rules.md §4.5). */
export interface Holder {
  readonly name: string;
  readonly certificateType: number;
  readonly certificateNumber: string;
}

/** What a registry says of one registered domain. Instants are ISO 8601 in UTC. */
export interface Registration {
  /** Approved by the ministry; `overseas`: its licence is not of the mainland. */
  readonly registrar: { readonly approved: boolean; readonly overseas: boolean };
  readonly registeredAt: string;
  readonly expiresAt: string;
  readonly realNameVerified: boolean;
  /** When the registrant's data reached the ministry's store; null: not yet. */
  readonly inStoreSince: string | null;
  /** The registrant is hidden from the public (WHOIS privacy). */
  readonly privacy: boolean;
  readonly registrant: Holder;
}

/** A registry's answer about one name. Personal: it is stored sealed, and no finding holds a value of it. */
export interface RegistryAnswer {
  readonly tldApproved: boolean;
  /** null: nobody has registered the name. */
  readonly registration: Registration | null;
}

/** Somebody of the order whom a registrant may be; what is filed may lack some of it. */
export interface KnownPerson extends Partial<Holder> {
  /** Says of itself that it is the unit's legal representative; absent: not known. */
  readonly legalRepresentative?: boolean;
}

/** What is asked about one domain: the name, and who should hold it. */
export interface DomainQuery {
  /** Canonical. */
  readonly domain: string;
  readonly now: string;
  readonly subject: Partial<Holder> & { readonly isPerson: boolean };
  readonly subjectPrincipal: KnownPerson;
  /** As the order would have it. */
  readonly websitePrincipal: KnownPerson;
  /** 投资人或主管单位: of a unit often its legal representative, by name alone. */
  readonly investor?: string;
}
