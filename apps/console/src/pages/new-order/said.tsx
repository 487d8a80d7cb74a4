import { Typography } from 'antd';
import type { ReactNode } from 'react';
import type { FillItem } from './documents.ts';

const typeOf = { fail: 'danger', warn: 'warning', pass: 'success' } as const;

interface SentenceProps {
  readonly message: string;
  readonly suggestion?: string | null;
  readonly outcome: string;
  /** Before the message: what it is about. */
  readonly children?: ReactNode;
}

/** What a check or a reviewer says, and what to do: a row of a list. */
export const Sentence = ({ message, suggestion, outcome, children }: SentenceProps) => (
  <li>
    <Typography.Text type={typeOf[outcome as keyof typeof typeOf] ?? 'warning'}>
      {children}
      {message} {suggestion}
    </Typography.Text>
  </li>
);

interface SaidProps {
  readonly id?: string;
  readonly item: Pick<FillItem, 'reasons' | 'findings'> | undefined;
  /** Sentences of others, between those of the reviewer and of the checks. */
  readonly children?: ReactNode;
}

/** All that is said of an item: why the reviewer returned it, and what the checks found. */
export const Said = ({ id, item, children }: SaidProps) => (
  <ul id={id}>
    {item?.reasons.map(({ code, label, advice }) => (
      <Sentence key={code} message={label} suggestion={advice} outcome="fail" />
    ))}
    {children}
    {item?.findings
      .filter(({ outcome }) => outcome !== 'pass')
      .map((one) => (
        <Sentence key={`${one.ruleId} ${one.message}`} {...one} />
      ))}
  </ul>
);
