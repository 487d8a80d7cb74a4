-- Previews of rules are deleted with the other finished work of the programs (setting 保存期限, finishedWork).
grant delete on app.rule_previews to worker;
