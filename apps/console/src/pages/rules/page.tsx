import { PrinterOutlined } from '@ant-design/icons';
import { type RuleTopic, ruleSubjects, ruleTopicNames, ruleTopics } from '@beian/domain/order';
import { orderKindLabels, orderKinds } from '@beian/domain/order-names';
import { findProvince, provinceCodes } from '@beian/domain/province';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Select, Typography } from 'antd';
import { useEffect } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { t, useLanguage } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Empty, Loaded } from '../../app/shell/states.tsx';
import { type RulebookRule as Rule, type Rulebook, rulebookDocument } from '../../generated/province.ts';
import { DayPicker } from '../../ui/day-picker.tsx';
import { DataTable } from '../../ui/list-page/data-table.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { Changes } from './changes.tsx';
import { ReplaceLinks } from './replace-links.tsx';
import styles from './rules.module.css';
import { Days, Sources } from './stated.tsx';
import { rulebookTexts } from './texts.ts';

/** The rules of a province on a day, by topic, with days and sources; `#rules.minAge` leads to a rule. */
export function RulesPage() {
  const language = useLanguage();
  const navigate = useNavigate();
  const { province } = useParams();
  const [params, setParams] = useSearchParams();
  const day = params.get('day');
  const query = useQuery({
    ...queryOf(['rulebook'], rulebookDocument, { code: province ?? '', edition: day }),
    enabled: province !== undefined,
    placeholderData: (before) => before,
  });
  return (
    <Page
      title={t(rulebookTexts.title)}
      lead={t(rulebookTexts.lead)}
      actions={
        <Flex gap={8} wrap className={styles.screenOnly}>
          <Select<string>
            style={{ width: 180 }}
            aria-label={t(rulebookTexts.province)}
            showSearch
            optionFilterProp="label"
            value={province ?? null}
            placeholder={t(rulebookTexts.chooseProvince)}
            options={provinceCodes.map((value) => ({ value, label: findProvince(value)?.label[language] ?? value }))}
            onChange={(code) => void navigate({ pathname: `/rules/${code}`, search: params.toString() })}
          />
          <DayPicker
            value={day}
            min="2018-06-15"
            allowClear
            aria-label={t(rulebookTexts.day)}
            placeholder={t(rulebookTexts.inForce)}
            onChange={(next) => setParams(next === null ? {} : { day: next }, { replace: true })}
          />
          <Button icon={<PrinterOutlined aria-hidden />} disabled={!query.data} onClick={() => window.print()}>
            {t(rulebookTexts.print)}
          </Button>
        </Flex>
      }
    >
      {province === undefined ? (
        <Empty title={t(rulebookTexts.chooseProvince)} hint={t(rulebookTexts.chooseHint)} />
      ) : (
        <Loaded query={query}>
          {(book) =>
            book === null ? (
              <Empty title={t(rulebookTexts.none)} hint={t(rulebookTexts.chooseHint)} />
            ) : (
              <Book book={book} />
            )
          }
        </Loaded>
      )}
    </Page>
  );
}

function Book({ book }: { book: Rulebook }) {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash !== '') document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView({ block: 'center' });
  }, [hash]);
  const topics = ruleTopicNames.filter((topic) => book.rules.some((rule) => rule.topic === topic));
  return (
    <>
      <Section
        title={`${book.label} · ${book.bureau}`}
        lead={`${t(rulebookTexts.kinds)}${book.kinds.map(({ label }) => label).join(t(commonTexts.and))}`}
      >
        <p>
          {t(rulebookTexts.edition, { edition: book.edition, day: book.since })}
          {book.until === null ? null : ` ${t(rulebookTexts.next, { day: book.until })}`}
        </p>
        <Flex component="nav" aria-label={t(rulebookTexts.topics)} wrap gap="4px 16px" className={styles.screenOnly}>
          {topics.map((topic) => (
            <a key={topic} href={`#${topic}`}>
              {t(ruleTopics[topic])}
            </a>
          ))}
          {book.changes.length === 0 ? null : <a href="#changes">{t(rulebookTexts.changes)}</a>}
        </Flex>
      </Section>
      {topics.map((topic) => (
        <Topic
          key={topic}
          topic={topic}
          rules={book.rules.filter((rule) => rule.topic === topic)}
          target={hash}
          book={book}
        />
      ))}
      <Changes changes={book.changes} />
    </>
  );
}

interface TopicProps {
  readonly topic: RuleTopic;
  readonly rules: readonly Rule[];
  readonly target: string;
  readonly book: Rulebook;
}

function Topic({ topic, rules, target, book }: TopicProps) {
  const label = t(ruleTopics[topic]);
  const rows = rules.map((rule, at) => {
    // Several rules may share a key: the first is the one that a link leads to.
    const isFirst = rules.findIndex(({ key }) => key === rule.key) === at;
    return { rule, anchor: isFirst ? rule.key : undefined };
  });
  return (
    <div id={topic}>
      <Section title={label}>
        <DataTable<(typeof rows)[number]>
          name={label}
          rows={rows}
          columns={[
            {
              key: 'rule',
              title: rulebookTexts.rule,
              cell: ({ rule, anchor }) => (
                <div id={anchor} className={target === `#${rule.key}` ? styles.target : undefined}>
                  {rule.text}
                  <Typography.Text type="secondary">
                    {rule.effects.map((effect) => (
                      <div key={effect}>{effect}</div>
                    ))}
                  </Typography.Text>
                </div>
              ),
            },
            {
              key: 'appliesTo',
              title: rulebookTexts.appliesTo,
              width: 240,
              cell: ({ rule }) => <AppliesTo rule={rule} />,
            },
            {
              key: 'days',
              title: rulebookTexts.days,
              width: 130,
              cell: ({ rule }) => <Days from={rule.from} until={rule.until} />,
            },
            {
              key: 'source',
              title: rulebookTexts.source,
              width: 280,
              cell: ({ rule }) => (
                <>
                  <Sources sources={rule.sources} />
                  <ReplaceLinks rule={rule} book={book} />
                </>
              ),
            },
          ]}
          idOf={({ rule }) => `${rule.key} ${rule.text}`}
        />
      </Section>
    </div>
  );
}

/** Whom a rule concerns; of the kinds only those where some are left out. */
function AppliesTo({ rule }: { rule: Rule }) {
  return (
    <>
      {t(ruleSubjects[rule.subjects])}
      <br />
      <Typography.Text type="secondary">
        {rule.kinds.length === orderKinds.length
          ? t(rulebookTexts.allKinds)
          : rule.kinds.map((kind) => t(orderKindLabels[kind])).join(t(commonTexts.and))}
      </Typography.Text>
    </>
  );
}
