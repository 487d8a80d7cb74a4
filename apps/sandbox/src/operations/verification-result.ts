import type { z } from 'zod';
import { child, maybe, number, text } from '../judge/read-node.ts';
import type { verificationShape } from '../records/shapes.ts';
import type { XmlNode } from '../xml/parse.ts';

export type Verification = z.infer<typeof verificationShape>;

/** 核实结果 (HSJG/Hsjgxx, B-8.7). It is no operation of a filing: it has no number, and no result in a download. */
export const readVerification = (record: XmlNode): Verification => ({
  Ztid: number(child(child(record, 'Baxx'), 'Zt_xx'), 'Ztid'),
  Hsjg: number(record, 'Hsjg'),
  Hsrxm: text(record, 'Hsrxm'),
  Hssj: text(record, 'Hssj'),
  Hsyj: text(record, 'Hsyj'),
  Cwxx: maybe(record, 'Cwxx'),
});
