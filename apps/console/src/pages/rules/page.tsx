import { PrinterOutlined } from '@ant-design/icons';
import { type RuleTopic, ruleSubjects, ruleTopicNames, ruleTopics } from '@beian/domain/order';
import { orderKindLabels, orderKinds } from '@beian/domain/order-names';
import { findProvince, provinceCodes } from '@beian/domain/province';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useEffect } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { DayPicker } from '../../ui/day-picker.tsx';
import { useDelayed } from '../../ui/hooks.ts';
import { commonTexts } from '../../ui/texts.ts';
import { Changes } from './changes.tsx';
import { type Rule, type Rulebook, rulebookDocument } from './documents.ts';
import styles from './rules.module.css';
import { Days, Sources } from './stated.tsx';
import { rulebookTexts } from './texts.ts';

/** The rules of a province on a day, by topic, with days and sources; `#rules.minAge` leads to a rule. */
export function RulesPage() {
  const t = useT();
  const language = useLanguage();
  const navigate = useNavigate();
  const { province } = useParams();
  const [params, setParams] = useSearchParams();
  const day = params.get('day');
  const query = useQuery({
    queryKey: ['rulebook', province, day, language],
    queryFn: async ({ signal }) =>
      (await request(rulebookDocument, { code: province ?? '', edition: day }, signal)).rulebook,
    enabled: province !== undefined,
    placeholderData: (before) => before,
  });
  const showSkeleton = useDelayed(query.isLoading);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1>{t(rulebookTexts.title)}</h1>
          <p className={styles.faint}>{t(rulebookTexts.lead)}</p>
        </div>
        <div className={styles.choose}>
          <Select<string>
            className={styles.province}
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
        </div>
      </header>
      {province === undefined ? (
        <Empty title={t(rulebookTexts.chooseProvince)} hint={t(rulebookTexts.chooseHint)} />
      ) : query.error && query.data === undefined ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        showSkeleton ? (
          <Skeleton label={t(rulebookTexts.loading)} rows={12} />
        ) : null
      ) : query.data === null ? (
        <Empty title={t(rulebookTexts.none)} hint={t(rulebookTexts.chooseHint)} />
      ) : (
        <Book book={query.data} />
      )}
    </div>
  );
}

function Book({ book }: { book: Rulebook }) {
  const t = useT();
  const { hash } = useLocation();
  useEffect(() => {
    if (hash !== '') document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView({ block: 'center' });
  }, [hash]);
  const topics = ruleTopicNames.filter((topic) => book.rules.some((rule) => rule.topic === topic));
  return (
    <>
      <section className={styles.card} aria-label={book.label}>
        <h2>
          {book.label} · {book.bureau}
        </h2>
        <p>
          {t(rulebookTexts.edition, { edition: book.edition, day: book.since })}
          {book.until === null ? null : ` ${t(rulebookTexts.next, { day: book.until })}`}
        </p>
        <p className={styles.faint}>
          {t(rulebookTexts.kinds)}
          {book.kinds.map(({ label }) => label).join(t(commonTexts.and))}
        </p>
        <nav aria-label={t(rulebookTexts.topics)} className={styles.topics}>
          {topics.map((topic) => (
            <a key={topic} href={`#${topic}`}>
              {t(ruleTopics[topic])}
            </a>
          ))}
          {book.changes.length === 0 ? null : <a href="#changes">{t(rulebookTexts.changes)}</a>}
        </nav>
      </section>
      {topics.map((topic) => (
        <Topic key={topic} topic={topic} rules={book.rules.filter((rule) => rule.topic === topic)} target={hash} />
      ))}
      <Changes changes={book.changes} />
    </>
  );
}

function Topic({ topic, rules, target }: { topic: RuleTopic; rules: readonly Rule[]; target: string }) {
  const t = useT();
  const label = t(ruleTopics[topic]);
  return (
    <section className={styles.card} id={topic} aria-label={label}>
      <h2>{label}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t(rulebookTexts.rule)}</th>
            <th scope="col">{t(rulebookTexts.appliesTo)}</th>
            <th scope="col">{t(rulebookTexts.days)}</th>
            <th scope="col">{t(rulebookTexts.source)}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, at) => (
            <tr
              key={`${rule.key} ${rule.text}`}
              // Several rows may share a key: the first is the one that a link leads to.
              id={rules.findIndex(({ key }) => key === rule.key) === at ? rule.key : undefined}
              data-rule={rule.key}
              className={target === `#${rule.key}` ? styles.target : undefined}
            >
              <td>
                {rule.text}
                {rule.effects.length === 0 ? null : (
                  <ul className={styles.effects}>
                    {rule.effects.map((effect) => (
                      <li key={effect}>{effect}</li>
                    ))}
                  </ul>
                )}
              </td>
              <td>
                <AppliesTo rule={rule} />
              </td>
              <td>
                <Days from={rule.from} until={rule.until} />
              </td>
              <td>
                <Sources sources={rule.sources} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Whom a rule concerns; of the kinds only those where some are left out. */
function AppliesTo({ rule }: { rule: Rule }) {
  const t = useT();
  return (
    <>
      {t(ruleSubjects[rule.subjects])}
      <span className={styles.kinds}>
        {rule.kinds.length === orderKinds.length
          ? t(rulebookTexts.allKinds)
          : rule.kinds.map((kind) => t(orderKindLabels[kind])).join(t(commonTexts.and))}
      </span>
    </>
  );
}
