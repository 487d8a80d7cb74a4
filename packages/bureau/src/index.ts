/** Codec and client of the ministry's enterprise interface (企业系统接口) V3.0. */
export type * from './answers.ts';
export * from './client.ts';
export type { BlackListEntry } from './download/black-list.ts';
export type { CodeTableRow } from './download/code-tables.ts';
export type { Deregistration } from './download/deregistration.ts';
export type { BureauNotice } from './download/notice.ts';
export { UnreadableRecord } from './download/record.ts';
export * from './download/result.ts';
export { createOutbound, type Incoming, type Outbound, OutboundFault, type OutboundLimits } from './outbound.ts';
export * from './outcome.ts';
export { createDeflater, type Deflated, type Deflater, deflateFile } from './protocol/index.ts';
export * from './result-codes.ts';
export * from './result-concerns.ts';
export * from './return-codes.ts';
export type { CallLimits } from './transport.ts';
export * from './upload/change.ts';
export type { ReportProblem, ReportProblemCode } from './upload/problems.ts';
export { XmlError, type XmlFault } from './xml.ts';
