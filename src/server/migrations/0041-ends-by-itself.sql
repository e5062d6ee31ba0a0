-- What a procedure leaves to the clock in these two steps, the end of a 渐退期 and of a recognition, had no day on which it was looked for.
update matter set late_on = due_on where step in ('grace', 'valid') and late_on is null and due_on is not null;
