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

const publishedWebsite = z.object({
  IspWzid: some,
  Wzid: text,
  Wzmc: text,
  Nrlx: approvals.optional(),
  Fwnr: services,
  Yylb: languages,
  Ym_xx: z.array(z.object({ IspYmid: some, Ymid: text, Ym: text })),
  Jr_xx: z.array(
    z.object({
      IspJrid: some,
      Jrid: text,
      Ispid: text,
      Wzfb: places,
      Wzjrfs: methods,
      Ip_xx: z.array(z.object({ IspIpid: some, Ipid: text, Qsip: text, Zzip: text })),
    }),
  ),
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

/** One attachment (Fj/Fjxx) with its owner. */
export interface Attachment {
  readonly format: string;
  readonly purpose: string;
  readonly content: string;
  readonly ownerKind: string;
  readonly owner: { readonly Jlid?: string; readonly Baxh?: string };
}

export interface ChangeFiling {
  readonly change: Change;
  readonly attachments: readonly Attachment[];
}
