import { type ReactNode, useId } from 'react';
import styles from './form-field.module.css';
import page from './page.module.css';

/** Beside the label of a field that must be filled in; the input itself has `aria-required`. */
export const RequiredMark = () => <span className={styles.required} aria-hidden />;

interface FormFieldProps {
  readonly label: string;
  readonly required?: boolean | undefined;
  /** What the field means, or an example. */
  readonly hint?: string | undefined;
  readonly wrong?: readonly string[];
  /** The input; it takes the id, so that the label names it, and says whether it is required. */
  readonly children: (input: { readonly id: string; readonly 'aria-required': boolean }) => ReactNode;
}

/** A field of a form: its label with the mark of required ones, the input, and below it help and refusals. */
export function FormField({ label, required = false, hint, wrong = [], children }: FormFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={page.small}>
        {label}
        {required ? <RequiredMark /> : null}
      </label>
      {children({ id, 'aria-required': required })}
      {hint === undefined ? null : <p className={page.small}>{hint}</p>}
      {wrong.map((one) => (
        <p key={one} className={page.bad} role="alert">
          {one}
        </p>
      ))}
    </div>
  );
}
