import { Form, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useIsNarrow } from '../../ui/hooks.ts';
import styles from './new-order.module.css';

const typeOf = { fail: 'danger', warn: 'warning', pass: 'success' } as const;

interface SaidProps {
  readonly message: string;
  readonly suggestion?: string | null;
  readonly outcome: string;
  /** Before the message: what it is about. */
  readonly children?: ReactNode;
}

/** What a check or a reviewer says, and what to do: a row of a list. */
export const Said = ({ message, suggestion, outcome, children }: SaidProps) => (
  <li>
    <Typography.Text type={typeOf[outcome as keyof typeof typeOf] ?? 'warning'}>
      {children}
      {message} {suggestion}
    </Typography.Text>
  </li>
);

interface SectionProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** A part of the page with its heading. */
export const Section = ({ title, lead, children }: SectionProps) => (
  <section className={styles.card} aria-label={title}>
    <h2>{title}</h2>
    {lead === undefined ? null : <p className={styles.faint}>{lead}</p>}
    {children}
  </section>
);

/** Fields one below the other, each with its label beside it, on a phone above it. */
export function FieldColumn({ children }: { readonly children: ReactNode }) {
  const isNarrow = useIsNarrow();
  const beside = { colon: false, labelAlign: 'left', labelWrap: true, labelCol: { flex: '200px' } } as const;
  return (
    <Form component="div" {...(isNarrow ? { layout: 'vertical' } : { ...beside, wrapperCol: { flex: '1 1 0' } })}>
      {children}
    </Form>
  );
}
