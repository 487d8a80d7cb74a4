import { Input, Select } from 'antd';
import { codeText } from '../common/code-text.ts';
import { Findings, NowValues } from '../order/desk/item-row.tsx';
import { useReasons } from '../order/desk/use-reasons.ts';
import type { Item } from '../order/documents.ts';
import { useT } from '../providers/i18n.ts';
import styles from './look.module.css';
import type { LookItem, OpenedLook } from './look-documents.ts';
import { differs, type Said } from './own-word.ts';

interface ItemsProps {
  readonly look: OpenedLook;
  readonly items: readonly Item[];
  readonly focused: string | undefined;
  readonly said: Readonly<Record<string, Said>>;
  readonly onSay: (item: string, word: Partial<Said>) => void;
  readonly onFocus: (item: string) => void;
}

/** Every item as it was decided on; with buttons while the reader has it, with both words once it is done. */
export function LookItems({ look, items, focused, said, onSay, onFocus }: ItemsProps) {
  const t = useT();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by Tab
    <section className={styles.items} aria-label={t('look.itemsTitle')} tabIndex={0}>
      <ul>
        {look.items.map((own, at) => {
          const item = items[at] as Item;
          const isOtherwise = differs(own);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: J and K move the cursor
            <li
              key={own.key}
              data-item={own.key}
              data-focused={own.key === focused}
              data-differs={isOtherwise}
              aria-label={own.label}
              onClick={() => onFocus(own.key)}
            >
              <div className={styles.itemHead}>
                <h2>{own.label}</h2>
                {look.mine ? <Buttons item={item} verdict={said[own.key]?.verdict} onSay={onSay} /> : null}
                {own.first === null ? null : (
                  <span className={isOtherwise ? styles.differs : styles.faint}>
                    {t(isOtherwise ? 'look.differs' : 'look.same')}
                  </span>
                )}
              </div>
              {own.material === null ? (
                <dl>
                  <dt>{t('look.registered')}</dt>
                  <dd>
                    {own.registered?.map((value) => codeText(value, own.valueLabels)).join(t('common.and')) ??
                      t('common.none')}
                  </dd>
                  <dt>{t('look.then')}</dt>
                  <dd>
                    <NowValues item={item} />
                  </dd>
                </dl>
              ) : null}
              {own.findings.length > 0 ? <Findings findings={own.findings} checking={false} /> : null}
              {look.mine && said[own.key]?.verdict === 'return' ? (
                <Reasons item={item} said={said[own.key] as Said} onSay={onSay} />
              ) : null}
              <Words own={own} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const choices = [
  { verdict: 'pass', sign: '✓', letter: 'Y', label: 'look.pass' },
  { verdict: 'return', sign: '×', letter: 'N', label: 'look.return' },
] as const;

function Buttons({
  item,
  verdict,
  onSay,
}: {
  item: Item;
  verdict: Said['verdict'] | undefined;
  onSay: ItemsProps['onSay'];
}) {
  const t = useT();
  return (
    <span className={styles.verdicts}>
      {choices.map((choice) => (
        <button
          key={choice.verdict}
          type="button"
          className={styles[choice.verdict]}
          aria-pressed={verdict === choice.verdict}
          onClick={() => onSay(item.key, { verdict: choice.verdict })}
        >
          <span aria-hidden>{choice.sign} </span>
          {t(choice.label)}
          <span className={styles.hidden}> {item.label}</span>
          <kbd aria-hidden>{choice.letter}</kbd>
        </button>
      ))}
    </span>
  );
}

/** Why it is not in order: reasons of the library that fit the item, and a remark for the colleague. */
function Reasons({ item, said, onSay }: { item: Item; said: Said; onSay: ItemsProps['onSay'] }) {
  const t = useT();
  const kind = item.key.startsWith('material.') ? 'material' : 'field';
  const options = useReasons()
    .filter(({ fits }) => fits.includes(item.key) || fits.includes(kind))
    .map(({ code, label }) => ({ value: code, label: `${code} ${label}` }));
  return (
    <div className={styles.reasons}>
      <Select
        mode="multiple"
        aria-label={t('look.reasons', { label: item.label })}
        placeholder={t('look.reasonsPlace')}
        optionFilterProp="label"
        maxCount={8}
        options={options}
        value={[...said.reasons]}
        onChange={(reasons: string[]) => onSay(item.key, { reasons })}
      />
      <Input.TextArea
        aria-label={t('look.note', { label: item.label })}
        placeholder={t('look.note', { label: item.label })}
        rows={2}
        maxLength={1000}
        value={said.note}
        onChange={(event) => onSay(item.key, { note: event.target.value })}
      />
    </div>
  );
}

/** What each said, once it may be told. */
function Words({ own }: { own: LookItem }) {
  const t = useT();
  if (own.first === null || own.second === null) return null;
  return (
    <dl className={styles.words}>
      {(['first', 'second'] as const).map((which) => {
        const word = own[which];
        if (word === null) return null;
        return (
          <div key={which}>
            <dt>{t(`look.${which}`, { name: word.staffName })}</dt>
            <dd>
              <b className={styles[word.verdict]}>
                {word.verdict === 'pass' ? '✓' : '×'} {t(`look.${word.verdict}`)}
              </b>
              <ul>
                {word.reasons.map((reason) => (
                  <li key={reason.code}>
                    {reason.code} {reason.label}
                    <span className={styles.faint}> {reason.advice}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
