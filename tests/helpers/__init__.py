"""What several tests share: small units and editions, marked texts, readers of what was written, played hosts."""
