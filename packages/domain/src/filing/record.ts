import type { AppPackage } from '../checks/app-package.ts';

/**
 * The filed record as the bureau knows it. Codec (`bureau`), tables (`orders`) and screens share this type. All bureau
 * and provider ids are text: they are signed 64-bit integers (docs/spec/bureau-interface.md B-8). Codes (`nature`,
 * `certificateType`, …) are the decimal numbers of the bureau's code tables (JCDM), as numbers.
 */
export interface FilingRecord {
  subject: Subject;
  /** At least one. */
  websites: Website[];
}

/**
 * Members that are texts and may be absent. Each is a field of the catalogue (fields.ts), read and written under its own name
 * (record-values.ts): a new one is a name here and a row there.
 */
export const optionalTexts = {
  subject: ['county', 'mailingAddress', 'investor', 'businessScope', 'remark'],
  website: ['homeUrl', 'preApprovalValidUntil', 'noPreApproval', 'remark'],
  app: ['offersSdk', 'usesSdks', 'sdks'],
  access: [],
  principal: ['name', 'idNumber', 'idValidUntil', 'mobile', 'officePhone', 'emergencyPhone', 'email'],
} as const;
export type OptionalTexts<Of extends keyof typeof optionalTexts> = {
  [Text in (typeof optionalTexts)[Of][number]]?: string;
};

/** 主体: the organisation or person that runs the site. `investor` is 投资人或主管单位. */
export interface Subject extends OptionalTexts<'subject'> {
  /** Ztid */
  bureauId: string;
  /** IspZtid: our own id, for a subject that was filed through us. */
  providerId?: string;
  /** 主体备案号, e.g. 苏ICP备00000001号 */
  filingNumber: string;
  /** 单位/主办人名称, 1–255 */
  name: string;
  /** 单位性质 Dwxz; absent only for persons */
  nature?: number;
  /** GB/T 2260 code of the province on the certificate, six digits as text */
  province: string;
  city: string;
  certificateType: number;
  certificateNumber: string;
  certificateAddress: string;
  principal: Principal;
  /** Zjxgsj: last change of the record according to the bureau: `YYYY-MM-DD`, optionally with a time; Shanghai */
  modifiedAt?: string;
  /** MD5 hex text of the filing password (ICPmm), where known */
  filingPasswordHash?: string;
}

/** 负责人, once per subject and once per website. `idValidUntil` is the last day of validity, `YYYY-MM-DD`, or 长期. */
export interface Principal extends OptionalTexts<'principal'> {
  /** MSN and QQ accounts: never asked for here; a change repeats the bureau's values. */
  msn?: string;
  qq?: string;
  idType?: number;
  /** 法定代表人 */
  legalRepresentative?: boolean;
}

/** Members of a principal that are fields. */
export type PrincipalPart = Exclude<keyof Principal, 'msn' | 'qq'>;

/** 网站 */
export interface Website extends OptionalTexts<'website'> {
  /** Wzid */
  bureauId: string;
  /** IspWzid: our own id, for a website that was filed through us. */
  providerId?: string;
  /** 网站备案号, e.g. 苏ICP备00000001号-1 */
  filingNumber: string;
  name: string;
  domains: DomainName[];
  /** Fwnr codes */
  serviceContents: number[];
  /** Yylb codes */
  languages: number[];
  preApprovals?: PreApproval[];
  accesses: Access[];
  principal: Principal;
  /** 移动互联网应用程序: the service is an app, filed in the shape of a website and with this besides; absent: it is a website. */
  app?: AppDetails;
}

/** What an app has that a website has not. The interface V3.0 carries none of it. */
export interface AppDetails extends OptionalTexts<'app'> {
  packages: AppPackage[];
}

/** 前置审批: `type` is Nrlx_id, `number` the authority's own (Qzsph). */
export interface PreApproval {
  type: number;
  number: string;
  /** Scans (Spwj) that the bureau published with it; they are not kept, because each change brings its document (docs/spec/rules.md ). */
  scans?: number;
}

/** 域名. `bureauId` is absent for a domain that a change adds. */
export interface DomainName {
  bureauId?: string;
  /** IspYmid: our own id, unique within this provider */
  providerId: string;
  name: string;
}

/** 接入 */
export interface Access extends OptionalTexts<'access'> {
  bureauId: string;
  providerId?: string;
  /** Ispid: the access provider */
  ispId: string;
  /** Fbdd codes */
  serverLocations: number[];
  /** Jrfs codes */
  accessModes: number[];
  ipRanges: IpRange[];
}

/** A range of addresses. A single address has `first` = `last`. V3.0 has no IPv6: such a range is kept here and never reported. */
export interface IpRange {
  bureauId?: string;
  providerId: string;
  first: string;
  last: string;
}
