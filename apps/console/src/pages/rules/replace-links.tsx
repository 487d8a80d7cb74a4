import type { Day } from '@beian/domain/province';
import { isShippedKey, type OwnRuleInput, shippedEffects } from '@beian/domain/rule-book';
import { Flex } from 'antd';
import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import type { Rulebook, RulebookRule } from '../../generated/province.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import type { AskedChange } from '../own-rules/asked-change.ts';
import styles from './rules.module.css';
import { rulebookTexts } from './texts.ts';

/** For supervisors: a draft that replaces or ends a rule of the program, filled in with what the rule does. */
export function ReplaceLinks({ rule, book }: { rule: RulebookRule; book: Rulebook }) {
  const may = useHasPermission();
  if (!may('changeRules') || !isShippedKey(rule.key)) return null;
  const asked = (does: AskedChange['does']): AskedChange => ({
    does,
    key: rule.key,
    was: rule.text,
    rule: {
      in: [book.code] as OwnRuleInput['in'],
      effects: [...shippedEffects(rule.key, book.code, book.since as Day)],
    },
  });
  return (
    <Flex gap={12} className={styles.screenOnly}>
      <Link to="/own-rules/drafts/new" state={{ change: asked('replace') }}>
        {t(rulebookTexts.replace)}
      </Link>
      <Link to="/own-rules/drafts/new" state={{ change: asked('end') }}>
        {t(rulebookTexts.end)}
      </Link>
    </Flex>
  );
}
