"""The bundled edition and the loopback server that publishes it."""
