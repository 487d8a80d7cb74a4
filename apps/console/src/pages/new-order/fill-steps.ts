import { type FieldId, fieldRow, fieldsOfKind, isFieldId, type MaterialKind } from '@beian/domain/filing';
import { type FieldGroup, kindRow, MISSING_GROUP, type OrderKind } from '@beian/domain/order-names';
import { fillsForm } from '@beian/domain/reading';
import type { BilingualText } from '@beian/domain/text';
import type { FillOrder } from './documents.ts';
import { fillStepTexts, fillTexts } from './fill-texts.ts';

export type FillStep = keyof typeof fillStepTexts;
const stepNames = Object.keys(fillStepTexts) as FillStep[];

export type FormGroup = FieldGroup | typeof MISSING_GROUP;
/** The heading of a group, and the name of a step, in an order of this kind: of a website, or of an app. */
export const groupLabel = (group: FormGroup, kind: OrderKind): BilingualText => {
  const ofApp: Partial<Record<FormGroup, BilingualText>> = fillTexts.groupOfApp;
  return (kindRow(kind).app === true ? ofApp[group] : undefined) ?? fillTexts.group[group];
};
export const stepLabel = (step: FillStep, kind: OrderKind): BilingualText =>
  step === 'website' || step === 'access' ? groupLabel(step, kind) : fillStepTexts[step];
/** The step that asks for the fields of a group; the groups of a step in their order. */
const stepOfGroup = {
  missing: 'subject',
  subject: 'subject',
  filingPassword: 'subject',
  website: 'website',
  app: 'website',
  access: 'access',
  serviceCode: 'access',
  cancellation: 'cancellation',
  subjectPrincipal: 'people',
  websitePrincipal: 'people',
} as const satisfies Record<FormGroup, FillStep>;
const formGroups = Object.keys(stepOfGroup) as FormGroup[];

type AskingOrder = Pick<FillOrder, 'kind' | 'record' | 'items'>;

/** What the order asks for: of a subject filed elsewhere also what is filed, and what its items have beside the fields of its kind. */
export const fieldsOf = (order: AskingOrder): FieldId[] => [
  ...new Set([
    ...fieldsOfKind(order.kind, order.record.elsewhere),
    ...order.items.map(({ key }) => key).filter(isFieldId),
  ]),
];

const groupOf = ({ items }: Pick<FillOrder, 'items'>, field: FieldId): FormGroup =>
  items.find(({ key }) => key === field)?.group === MISSING_GROUP ? MISSING_GROUP : fieldRow(field).group;

/** The groups of a step with their fields, those that the order asks for. */
export const groupsOf = (order: AskingOrder, step: FillStep): { group: FormGroup; fields: FieldId[] }[] =>
  formGroups
    .filter((group) => stepOfGroup[group] === step)
    .map((group) => ({ group, fields: fieldsOf(order).filter((field) => groupOf(order, field) === group) }))
    .filter(({ fields }) => fields.length > 0);

const MATERIAL = 'material.';
const isMaterial = (key: string): boolean => key.startsWith(MATERIAL);

/** The items of the last return that the applicant is to change. */
export const returnedItems = ({ items }: Pick<FillOrder, 'items'>) => items.filter(({ reasons }) => reasons.length > 0);

/** Where something is filed for the first time, the scans that fill in the form come before it. */
export const isScan = ({ kind }: Pick<FillOrder, 'kind'>, material: MaterialKind): boolean =>
  kindRow(kind).effect.does === 'add' && fillsForm(material);

/** The steps that an order has. */
export function stepsOf(order: AskingOrder & Pick<FillOrder, 'requiredMaterials' | 'orderReasons'>): FillStep[] {
  const isThere: Partial<Record<FillStep, boolean>> = {
    corrections: order.orderReasons.length > 0 || returnedItems(order).length > 0,
    scans: order.requiredMaterials.some(({ kind }) => isScan(order, kind)),
    papers: kindRow(order.kind).materials || order.requiredMaterials.length > 0,
    check: true,
    done: true,
  };
  return stepNames.filter((step) => isThere[step] ?? groupsOf(order, step).length > 0);
}

/** The step that shows an item, by its key; a reason about no item stands at the check. */
export function stepOfKey(order: AskingOrder, key: string | null | undefined): FillStep {
  if (key == null) return 'check';
  if (isMaterial(key)) return isScan(order, key.slice(MATERIAL.length) as MaterialKind) ? 'scans' : 'papers';
  return isFieldId(key) ? stepOfGroup[groupOf(order, key)] : 'check';
}
