import { z } from 'zod';

/**
 * Records and changes with the element names of the interface (docs/spec/bureau-interface.md B-8.1, B-9.3). Every value is text; ids are 64-bit.
 * Keys are in the order of published data, so a parsed value can be written as it is.
 */
const text = z.string();
const some = z.string().optional();

const address = z.object({ Shengid: text, Shiid: some, Xianid: some, Xxdz: some });
const certificate = z.object({ Zjlx: text, Zjhm: text, Zjzs: text });
const person = z.object({
  Fzr_xm: some,
  Fzr_dhhm: some,
  Fzr_sjhm: some,
  Fzr_dzyj: some,
  Msn: some,
  Qq: some,
  Fzr_zjlx: some,
  Fzr_zjhm: some,
});
const approvals = z.object({
  Nrlx_xx: z.array(z.object({ Nrlx_id: text, Qzsph: text, Spwj: z.array(text) })),
});
const services = z.object({ Fwnr_id: z.array(text) });
const languages = z.object({ Yylb_id: z.array(text) });
const places = z.object({ Fbdd: z.array(text) });
const methods = z.object({ Jrfs: z.array(text) });

const publishedSubject = z.object({
  IspZtid: some,
  Ztid: text,
  Dwmc: text,
  Baxh: text,
  Dwxz: some,
  Tzr: some,
  Txdz: address,
  Zj: certificate,
  Fzr: person,
  Bbyhlx: text,
  Scbbsj: text,
  Zjxgsj: text,
  Shrxm: some,
  Shsj: some,
  Bz: some,
});

const publishedAccess = z.object({
  IspJrid: some,
  Jrid: text,
  Ispid: text,
  Wzfb: places,
  Wzjrfs: methods,
  Ip_xx: z.array(z.object({ IspIpid: some, Ipid: text, Qsip: text, Zzip: text })),
});

const publishedWebsite = z.object({
  IspWzid: some,
  Wzid: text,
  Wzmc: text,
  Nrlx: approvals.optional(),
  Fwnr: services,
  Yylb: languages,
  Ym_xx: z.array(z.object({ IspYmid: some, Ymid: text, Ym: text })),
  Jr_xx: z.array(publishedAccess),
  Wz_Fzr: person,
  Syurl: some,
  Wz_Bz: some,
  Scbbsj: text,
  Zjxgsj: text,
  Baxh: text,
});

/** A filed record as the bureau publishes it (BASJ/Baxx). */
export const recordShape = z.object({ Zt_xx: publishedSubject, Wz_xx: z.array(publishedWebsite) });
export type FiledRecord = z.infer<typeof recordShape>;
export type FiledWebsite = FiledRecord['Wz_xx'][number];
export type FiledAccess = FiledWebsite['Jr_xx'][number];

/** What a deregistration has ended. Ids and numbers are kept, so that no number is used twice and a repeated upload is known. */
export const endedShape = z.object({
  /** 0 subject, 1 website, 2 access */
  Zxlb: z.enum(['0', '1', '2']),
  /** The bureau's ids of everything that ended with it. */
  ids: z.array(text),
  /** Filing numbers of everything that ended with it. */
  numbers: z.array(text),
  /** Shanghai day, YYYY-MM-DD */
  day: text,
});
export type Ended = z.infer<typeof endedShape>;

/** A change (BGBA/Bgxx) without its attachments: the values that an approval writes into the record. */
export const changeShape = z.object({
  Zt_xx: z.object({
    Ztid: text,
    Dwmc: text,
    Baxh: text,
    Dwxz: some,
    Tzr: some,
    Txdz: address,
    Zj: certificate,
    Fzr: person,
    Bz: some,
  }),
  Wz_xx: z.array(
    z.object({
      Wzid: text,
      Wzmc: text,
      Nrlx: approvals.optional(),
      Fwnr: services,
      Yylb: languages,
      Ym_xx: z.array(z.object({ IspYmid: text, Ymid: some, Ym: text })),
      Jr_xx: z.array(
        z.object({
          Jrid: text,
          Wzfb: places,
          Wzjrfs: methods,
          Ip_xx: z.array(z.object({ IspIpid: text, Ipid: some, Qsip: text, Zzip: text })),
        }),
      ),
      Wz_Fzr: person,
      Baxh: text,
      Syurl: some,
      Wz_Bz: some,
    }),
  ),
});
export type Change = z.infer<typeof changeShape>;
export type ChangedWebsite = Change['Wz_xx'][number];
export type Person = z.infer<typeof person>;

const newAccess = z.object({
  IspJrid: text,
  Wzfb: places,
  Wzjrfs: methods,
  Ip_xx: z.array(z.object({ IspIpid: text, Qsip: text, Zzip: text })),
});
const newWebsite = z.object({
  IspWzid: text,
  Wzmc: text,
  Nrlx: approvals.optional(),
  Fwnr: services,
  Yylb: languages,
  Ym_xx: z.array(z.object({ IspYmid: text, Ym: text })),
  Jr_xx: z.array(newAccess),
  Wz_Fzr: person,
  Syurl: some,
  Wz_Bz: some,
});
export type NewAccess = z.infer<typeof newAccess>;
export type NewWebsite = z.infer<typeof newWebsite>;

/** A new filing (XZBA/Baxx, B-8.2). */
export const newFilingShape = z.object({
  Zt_xx: z.object({
    IspZtid: text,
    Dwmc: text,
    Dwxz: some,
    Tzr: some,
    Txdz: address,
    Zj: certificate,
    Fzr: person,
    Bbfs: text,
    Bz: some,
  }),
  Wz_xx: z.array(newWebsite),
});
export type NewFiling = z.infer<typeof newFilingShape>;

/** New websites of a filed subject (XZWZ/Xzxx, B-8.3). */
export const newWebsitesShape = z.object({ Zt_xx: z.object({ Ztbah: some, Ztid: some }), Wz_xx: z.array(newWebsite) });
export type NewWebsites = z.infer<typeof newWebsitesShape>;

/** A new access of a filed website (XZJR/Xzxx, B-8.4). */
export const newAccessShape = newAccess.extend({ Wz_xx: z.object({ Wzbah: some, Wzid: some }) });
export type AddedAccess = z.infer<typeof newAccessShape>;

/** A deregistration (ZXBA/Zx_xx, B-8.5). */
export const deregistrationShape = z.object({ Zxlb: z.enum(['0', '1', '2']), Jlid: text, Zxly: text, Zxlybz: some });
export type Deregistration = z.infer<typeof deregistrationShape>;

/** What the bureau keeps of a verification result (HSJG/Hsjgxx, B-8.7). `Hsjg`: 0 passed, 1 refused. */
export const verificationShape = z.object({ Ztid: text, Hsjg: text, Hsrxm: text, Hssj: text, Hsyj: text, Cwxx: some });

/** One attachment (Fj/Fjxx) with its owner: an id, or a filing number. */
export interface Attachment {
  readonly format: string;
  readonly purpose: string;
  readonly content: string;
  readonly ownerKind: string;
  readonly owner: { readonly Jlid?: string; readonly Baxh?: string };
}

/** One record of an upload: what an approval writes, and what only the checks need. */
export interface Submitted<Content> {
  readonly content: Content;
  readonly attachments: readonly Attachment[];
  /** `ICPmm`: the MD5 of the filing password as hexadecimal text. */
  readonly password: string | undefined;
}
