import { Card, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import styles from './page.module.css';

interface SectionProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

const Head = ({ title, lead, actions }: { title: ReactNode; lead: ReactNode; actions: ReactNode }) => (
  <Flex component="header" justify="space-between" align="start" gap="4px 12px" wrap>
    <div style={{ flex: '1 1 320px' }}>
      {title}
      {lead ? (
        <Typography.Text type="secondary" className={styles.lead}>
          {lead}
        </Typography.Text>
      ) : null}
    </div>
    {actions}
  </Flex>
);

interface PageProps extends SectionProps {
  readonly mark?: ReactNode;
  /** A form: its lines are no longer than one reads. */
  readonly narrow?: boolean;
}

/** A page that scrolls: title, sentence and buttons, then its sections. A page with one list is a `ListPage`. */
export const Page = ({ title, mark, lead, actions, narrow = false, children }: PageProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and may have no other focusable element
  <section className={`${styles.page} ${narrow ? styles.narrow : ''}`} tabIndex={0} aria-label={title}>
    <Head
      title={
        <Flex align="center" gap={8} wrap>
          <h1>{title}</h1>
          {mark}
        </Flex>
      }
      lead={lead}
      actions={actions}
    />
    {children}
  </section>
);

/** A part of a page with its heading, which screen readers find by name. */
export const Section = ({ title, lead, actions, children }: SectionProps) => (
  <Card className={styles.section} size="small" role="region" aria-label={title}>
    <Flex vertical gap={12}>
      <Head title={<h2>{title}</h2>} lead={lead} actions={actions} />
      {children}
    </Flex>
  </Card>
);
