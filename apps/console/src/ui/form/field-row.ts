import type { BilingualText } from '@beian/domain/text';
import type { ReactNode } from 'react';
import { t } from '../../app/providers/i18n.ts';

/** A text of the console, or one that the API gave in the reader's language. */
export type Shown = string | BilingualText;
export const shown = (text: Shown): string => (typeof text === 'string' ? text : t(text));

export interface Choice<T> {
  readonly value: T;
  readonly label: Shown;
  /** In place of the label while the list is open. */
  readonly detail?: ReactNode;
}

interface Common {
  readonly label: Shown;
  /** A heading says the label already: only screen readers get it. */
  readonly hideLabel?: boolean;
  /** What the field means, or what may be typed. */
  readonly hint?: Shown | undefined;
  readonly required?: boolean;
  readonly disabled?: boolean;
  /** What is wrong with what was typed, said at once; the API judges it again. */
  readonly check?: (value: unknown) => string | undefined;
  /** It shares its line with the next field where there is room. */
  readonly half?: boolean;
}

interface TextControl {
  readonly control: 'text' | 'lines';
  readonly type?: 'email' | 'url' | 'password';
  readonly max?: number;
  /** Height of a text of several lines. */
  readonly lines?: number;
  readonly example?: Shown;
  /** `off` unless it is given. */
  readonly autoComplete?: string;
}
interface DayControl {
  readonly control: 'day';
}
interface NumberControl {
  readonly control: 'number';
  readonly min?: number;
  readonly max?: number;
  readonly unit?: Shown;
}
interface FlagControl {
  readonly control: 'check' | 'switch';
}
interface OneControl<T> {
  readonly control: 'select' | 'radios';
  readonly choices: readonly Choice<T>[];
  readonly example?: Shown;
}
interface ManyControl<T> {
  readonly control: 'selectMany' | 'checks';
  readonly choices: readonly Choice<T>[];
}

/** A control of the page's own, for a value that no other one takes. */
export interface OwnControl {
  readonly control: 'own';
  readonly draw: (field: {
    readonly id?: string;
    readonly value?: unknown;
    readonly onChange?: (next: unknown) => void;
  }) => ReactNode;
}

type ControlOf<T> = [T] extends [boolean]
  ? FlagControl
  : [T] extends [readonly (infer One)[]]
    ? ManyControl<One>
    : [T] extends [number]
      ? NumberControl | OneControl<T>
      : TextControl | DayControl | OneControl<T>;

/** One field of a form: its control, what stands beside it, and what may be typed. */
export type FieldRow<T> = Common & ControlOf<NonNullable<T>>;
/** A row for each value of a form, in their order on the screen; null: it is not asked now. */
export type FieldRows<V> = { readonly [name in keyof V]-?: FieldRow<V[name]> | null };

/** A row of any value, as the components that draw rows take it. */
export type AnyRow = Common &
  (
    | TextControl
    | DayControl
    | NumberControl
    | FlagControl
    | OneControl<string | number>
    | ManyControl<string | number>
    | OwnControl
  );
