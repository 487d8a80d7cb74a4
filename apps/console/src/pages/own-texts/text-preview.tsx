import type { TextKey } from '@beian/domain/rule-book';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Col, Flex, Row, Segmented, Select, Typography } from 'antd';
import { useState } from 'react';
import { languageTag, t, useLanguage } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Loaded } from '../../app/shell/states.tsx';
import {
  type TextPreview as Previewed,
  type TextRead,
  type TextSample,
  textPreviewDocument,
} from '../../generated/own-text.ts';
import styles from '../own-rules/own-rules.module.css';
import { ownTextTexts } from './texts.ts';
import type { PartName, TextParts } from './texts-of-keys.ts';

interface TextPreviewProps {
  readonly of: TextKey;
  readonly parts: TextParts;
  readonly day: string | null;
}

const languageNames = { zh: '中文', en: 'English' } as const;

/** What recipients read with a text, beside what they read on its day without it. */
export function TextPreview({ of, parts, day }: TextPreviewProps) {
  const query = useQuery({
    ...queryOf(['textPreview'], textPreviewDocument, { key: of, texts: JSON.stringify(parts), day }),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={query} rows={4}>
      {(preview) => <Preview preview={preview} />}
    </Loaded>
  );
}

function Preview({ preview: { faults, samples, beforeIsOwn } }: { preview: Previewed }) {
  const reader = useLanguage();
  const [at, setAt] = useState(0);
  const [language, setLanguage] = useState<'zh' | 'en'>(reader);
  const sample = samples[at] ?? samples[0];
  const reading = sample?.readings.find((one) => one.language === language);
  return (
    <Flex vertical gap={8}>
      {faults.map(({ field, message }) => (
        <Alert key={`${field} ${message}`} type="error" showIcon message={atPart(field, message)} />
      ))}
      {sample === undefined || reading === undefined ? null : (
        <>
          <Flex gap={8} wrap>
            <Select<number>
              aria-label={t(ownTextTexts.chooseOrder)}
              style={{ minWidth: 0, flex: '1 1 320px', maxWidth: 640 }}
              value={Math.max(samples.indexOf(sample), 0)}
              onChange={setAt}
              options={samples.map((one, nth) => ({ value: nth, label: labelOf(one) }))}
            />
            <Segmented<'zh' | 'en'>
              aria-label={t(ownTextTexts.language)}
              value={language}
              onChange={setLanguage}
              options={(['zh', 'en'] as const).map((value) => ({ value, label: languageNames[value] }))}
            />
          </Flex>
          <Row gutter={[12, 12]}>
            <Read
              title={t(beforeIsOwn ? ownTextTexts.beforeOwn : ownTextTexts.before)}
              read={reading.before}
              lang={language}
            />
            <Read title={t(ownTextTexts.after)} read={reading.after} lang={language} />
          </Row>
        </>
      )}
    </Flex>
  );
}

const labelOf = ({ orderId, orderNumber, kindLabel, recipientLabel }: TextSample): string =>
  t(orderId === null ? ownTextTexts.sample : ownTextTexts.order, {
    number: orderNumber,
    kind: kindLabel,
    recipient: recipientLabel,
  });

function atPart(field: string, message: string): string {
  const [part = '', said] = field.split('.');
  const label = ownTextTexts.part[part as PartName];
  if (label === undefined || (said !== 'zh' && said !== 'en')) return message;
  return t(ownTextTexts.wrongAt, { label: `${t(label)} · ${languageNames[said]}`, message });
}

function Read({ title, read, lang }: { title: string; read: TextRead; lang: 'zh' | 'en' }) {
  return (
    <Col xs={24} md={12}>
      <section aria-label={title}>
        <Typography.Title level={5}>{title}</Typography.Title>
        {read.sms === null ? null : (
          <>
            <p lang={languageTag(lang)}>{read.sms}</p>
            <Typography.Text type="secondary">
              {t(ownTextTexts.smsLength, { n: read.smsParts ?? 1, length: read.smsLength ?? 0 })}
            </Typography.Text>
          </>
        )}
        <p>
          <b lang={languageTag(lang)}>{read.subject}</b>
        </p>
        <div className={styles.text} lang={languageTag(lang)}>
          {read.mail}
        </div>
      </section>
    </Col>
  );
}
